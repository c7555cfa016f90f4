/** A small writer of ONNX files, so that a test can have a real model of any shape. */

type Field = readonly [number, number | string | Uint8Array];

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

/** A protocol buffer: numbers as varints, all else with its length. */
function message(...fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [varint(number * 8), varint(value)];
      const bytes = Buffer.from(value);
      return [varint(number * 8 + 2), varint(bytes.length), bytes];
    }),
  );
}

const INT64 = 7;
const FLOAT = 1;

function value(name: string, type: number, dims: readonly (number | string)[]): Buffer {
  const shape = message(
    ...dims.map((dim): Field => [1, typeof dim === 'number' ? message([1, dim]) : message([2, dim])]),
  );
  return message([1, name], [2, message([1, message([1, type], [2, shape])])]);
}

function node(op: string, inputs: readonly string[], output: string, attribute?: Uint8Array): Buffer {
  return message(
    ...inputs.map((input): Field => [1, input]),
    [2, output],
    [4, op],
    ...(attribute ? [[5, attribute] as const] : []),
  );
}

/**
 * A model that looks its tokens up in a table and, where `mixed`, adds the text's mean to every token, so that a token's
 * vector depends on its neighbours.
 */
export function tableModel(table: Float32Array, dimension: number, mixed: boolean): Buffer {
  const rows = table.length / dimension;
  const weights = message([1, rows], [1, dimension], [2, FLOAT], [8, 'table'], [9, new Uint8Array(table.buffer)]);
  const alongText = message([1, 'axes'], [8, 1], [20, 7]);
  const nodes = [
    node('Gather', ['table', 'input_ids'], 'tokens'),
    ...(mixed ? [node('ReduceMean', ['tokens'], 'mean', alongText)] : []),
    mixed ? node('Add', ['tokens', 'mean'], 'last_hidden_state') : node('Identity', ['tokens'], 'last_hidden_state'),
  ];
  const graph = message(
    ...nodes.map((each): Field => [1, each]),
    [2, 'table'],
    [5, weights],
    [11, value('input_ids', INT64, ['batch', 'length'])],
    [12, value('last_hidden_state', FLOAT, ['batch', 'length', dimension])],
  );
  return message([1, 7], [8, message([1, ''], [2, 13])], [7, graph]);
}
