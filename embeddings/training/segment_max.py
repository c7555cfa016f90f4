"""The maximum over segments of columns, with its gradient: what MaxSim is made of."""

import numba
import numpy as np
import torch


@numba.njit(parallel=True, cache=True)
def _forward(values: np.ndarray, columns: np.ndarray, offsets: np.ndarray, best: np.ndarray, at: np.ndarray) -> None:
    for row in numba.prange(values.shape[0]):
        for segment in range(len(offsets) - 1):
            highest = np.float32(-np.inf)
            where = columns[offsets[segment]]
            for i in range(offsets[segment], offsets[segment + 1]):
                value = values[row, columns[i]]
                if value > highest:
                    highest = value
                    where = columns[i]
            best[row, segment] = highest
            at[row, segment] = where


@numba.njit(parallel=True, cache=True)
def _backward(gradient: np.ndarray, at: np.ndarray, into: np.ndarray) -> None:
    for row in numba.prange(gradient.shape[0]):
        for segment in range(gradient.shape[1]):
            into[row, at[row, segment]] += gradient[row, segment]


class SegmentMax(torch.autograd.Function):
    """(rows × columns) to (rows × segments); `columns` lists each segment's columns in a row, none empty."""

    @staticmethod
    def forward(context, values: torch.Tensor, columns: np.ndarray, offsets: np.ndarray) -> torch.Tensor:
        best = np.empty((values.shape[0], len(offsets) - 1), np.float32)
        at = np.empty(best.shape, np.int32)
        _forward(values.detach().numpy(), columns, offsets, best, at)
        context.at, context.width = at, values.shape[1]
        return torch.from_numpy(best)

    @staticmethod
    def backward(context, gradient: torch.Tensor):
        into = np.zeros((gradient.shape[0], context.width), np.float32)
        _backward(gradient.contiguous().numpy(), context.at, into)
        return torch.from_numpy(into), None, None


def segment_max(values: torch.Tensor, columns: np.ndarray, offsets: np.ndarray) -> torch.Tensor:
    """The same on a GPU, by torch's own means."""
    if values.device.type == "cpu":
        return SegmentMax.apply(values, columns, offsets)
    return gathered_max(values, columns, offsets)


def gathered_max(values: torch.Tensor, columns: np.ndarray, offsets: np.ndarray) -> torch.Tensor:
    """Copies every segment's columns first: rows × all columns listed, on the device of the values."""
    device = values.device
    segments = torch.from_numpy(np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))).to(device)
    gathered = values[:, torch.from_numpy(columns).to(device)]
    lowest = values.new_full((len(values), len(offsets) - 1), -torch.inf)
    return lowest.scatter_reduce(1, segments.expand(len(values), -1), gathered, "amax")
