"""Ed25519 signatures are verified (RFC 8032), with Python's whole numbers. Nothing is signed and no secret is handled
here, so it need not take the same time for every number."""

from __future__ import annotations

import hashlib

_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_ROOT_OF_MINUS_ONE = pow(2, (_P - 1) // 4, _P)

Point = tuple[int, int, int, int]
"""X, Y, Z and T with x = X/Z, y = Y/Z and x·y = T/Z."""

_NEUTRAL: Point = (0, 1, 1, 0)


def is_signed(message: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether the key's owner signed the message. A signature or key that is not in its one proper form is none."""
    if len(signature) != 64 or len(public_key) != 32:
        return False
    owner, scalar = _decoded(public_key), int.from_bytes(signature[32:], "little")
    # Keys of small order would take one signature for many messages; a scalar that is too large would be a second form.
    if owner is None or _is_neutral(_times(8, owner)) or scalar >= _ORDER:
        return False
    challenge = hashlib.sha512(signature[:32] + public_key + message).digest()
    share = int.from_bytes(challenge, "little") % _ORDER
    x, y, z, t = _times(share, owner)
    return _encoded(_plus(_times(scalar, BASE), (-x % _P, y, z, -t % _P))) == signature[:32]


def _plus(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _times(number: int, point: Point) -> Point:
    product = _NEUTRAL
    while number:
        if number & 1:
            product = _plus(product, point)
        point = _plus(point, point)
        number >>= 1
    return product


def _is_neutral(point: Point) -> bool:
    return point[0] % _P == 0 and (point[1] - point[2]) % _P == 0


def _encoded(point: Point) -> bytes:
    inverse = pow(point[2], _P - 2, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _decoded(data: bytes) -> Point | None:
    """The point that 32 bytes stand for; None where they stand for none, or not in the one proper form."""
    number = int.from_bytes(data, "little")
    y, odd = number & ((1 << 255) - 1), number >> 255
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT_OF_MINUS_ONE % _P
    if (x * x - square) % _P or (x == 0 and odd):
        return None
    if x & 1 != odd:
        x = _P - x
    return (x, y, 1, x * y % _P)


def _base() -> Point:
    point = _decoded((4 * pow(5, _P - 2, _P) % _P).to_bytes(32, "little"))
    assert point is not None
    return point


BASE = _base()
