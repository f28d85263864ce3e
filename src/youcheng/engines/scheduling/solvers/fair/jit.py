"""numba's compiler with types that mypy can follow."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
from numba.core import types
from numba.extending import intrinsic

from youcheng.engines.scheduling.solvers.fair.cache import cache_folder

if not os.environ.get("NUMBA_CACHE_DIR"):
    numba.config.CACHE_DIR = str(cache_folder())  # type: ignore[attr-defined]
# Nothing here has a loop that vectorises; trying costs a third of the compile time.
numba.config.LOOP_VECTORIZE = 0  # type: ignore[attr-defined]
numba.config.SLP_VECTORIZE = 0  # type: ignore[attr-defined]

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Compile on first call, keep the machine code in numba's cache, and release the interpreter lock while it runs."""
    # Without numba's reference counting, which nothing here needs, the code compiles in half the time and runs eight
    # times as fast.
    njit: Any = numba.njit
    return cast(F, njit(cache=True, nogil=True, boundscheck=False, _nrt=False)(function))


def _popcount(typing_context: Any, word: Any) -> Any:
    """The number of set bits of a 64-bit word."""

    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.int64(types.int64), code


def _trailing_zeros(typing_context: Any, word: Any) -> Any:
    """The index of the lowest set bit of a 64-bit word that is not 0."""

    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        from llvmlite import ir  # type: ignore[import-untyped]

        return builder.cttz(arguments[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), code


def _leading_zeros(typing_context: Any, word: Any) -> Any:
    """The number of zero bits above the highest set bit of a 64-bit word that is not 0."""

    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        from llvmlite import ir

        return builder.ctlz(arguments[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), code


popcount: Any = intrinsic(_popcount)
trailing_zeros: Any = intrinsic(_trailing_zeros)
leading_zeros: Any = intrinsic(_leading_zeros)
