"""A throw-away key that signs as minisign does (RFC 8032 by the verifier's own arithmetic): for tests alone."""

from __future__ import annotations

import base64
import hashlib

from muniment.origin import ed25519
from muniment.origin.minisign import PublicKey


class ThrowAwayKey:
    """A key made of any 32 bytes."""

    def __init__(self, secret: bytes = bytes(range(32)), number: bytes = b"throwawy") -> None:
        expanded = bytearray(hashlib.sha512(secret).digest())
        expanded[0] &= 248
        expanded[31] = expanded[31] & 127 | 64
        self._scalar, self._prefix = int.from_bytes(expanded[:32], "little"), bytes(expanded[32:])
        self.public = PublicKey(number, ed25519._encoded(ed25519._times(self._scalar, ed25519.BASE)))

    @property
    def line(self) -> str:
        """The public key as minisign writes it."""
        return base64.b64encode(b"Ed" + self.public.number + self.public.key).decode()

    def signature(self, content: bytes, comment: str) -> str:
        """The text of a `.minisig` file."""
        signed = self._signed(hashlib.blake2b(content).digest())
        whole = self._signed(signed + comment.encode())
        data = base64.b64encode(b"ED" + self.public.number + signed).decode()
        whole_line = base64.b64encode(whole).decode()
        return f"untrusted comment: a test's\n{data}\ntrusted comment: {comment}\n{whole_line}\n"

    def _signed(self, message: bytes) -> bytes:
        nonce = int.from_bytes(hashlib.sha512(self._prefix + message).digest(), "little") % ed25519._ORDER
        first = ed25519._encoded(ed25519._times(nonce, ed25519.BASE))
        challenge = int.from_bytes(hashlib.sha512(first + self.public.key + message).digest(), "little")
        return first + ((nonce + challenge * self._scalar) % ed25519._ORDER).to_bytes(32, "little")
