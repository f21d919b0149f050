"""Signatures in the form of minisign (https://jedisct1.github.io/minisign/), whose program signs our releases.

A signature has a trusted comment, which is signed with it: ours says what was signed, for which version and system.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import NamedTuple

from muniment.origin import ed25519

_UNTRUSTED, _TRUSTED = "untrusted comment:", "trusted comment: "
_KEY, _HASHED = b"Ed", b"ED"


class NotSigned(Exception):
    """There is no signature, or none by this key; the sentence says what is wrong."""


class PublicKey(NamedTuple):
    """A key of 32 bytes, and the number that its signatures name it by."""

    number: bytes
    key: bytes

    @property
    def name(self) -> str:
        """The number as minisign prints it."""
        return self.number[::-1].hex().upper()


def read_key(text: str) -> PublicKey:
    """A public key from its file, or from its one line alone. Raises NotSigned."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(_UNTRUSTED)]
    data = _decoded(lines[0] if lines else "")
    if len(data) != 42 or not data.startswith(_KEY):
        raise NotSigned("This is no public key of minisign.")
    return PublicKey(data[2:10], data[10:])


def trusted_comment(content: bytes, signature: str, key: PublicKey) -> str:
    """What the signer says of the content. Raises NotSigned unless both are signed by this key."""
    lines = signature.splitlines()
    if len(lines) < 4 or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        raise NotSigned("The signature is not in minisign's form.")
    data, whole = _decoded(lines[1]), _decoded(lines[3])
    if len(data) != 74 or data[:2] not in (_KEY, _HASHED):
        raise NotSigned("The signature is not in minisign's form.")
    if data[2:10] != key.number:
        raise NotSigned("The signature was made with another key.")
    message = hashlib.blake2b(content).digest() if data[:2] == _HASHED else content
    comment = lines[2].removeprefix(_TRUSTED)
    if not ed25519.is_signed(message, data[10:], key.key):
        raise NotSigned("The signature is not of this file: the file or the signature was changed.")
    if not ed25519.is_signed(data[10:] + comment.encode(), whole, key.key):
        raise NotSigned("The signature's comment was changed.")
    return comment


def _decoded(line: str) -> bytes:
    try:
        return base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        return b""
