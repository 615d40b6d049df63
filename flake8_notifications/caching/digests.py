"""BLAKE2 without the rest of ``hashlib``, which loads OpenSSL: two milliseconds at each start."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
