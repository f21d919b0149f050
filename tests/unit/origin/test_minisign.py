"""A signature is believed only where it is the key owner's, of these very bytes and with this very comment."""

from __future__ import annotations

import base64

import pytest

from muniment.origin import ed25519
from muniment.origin.minisign import NotSigned, read_key, trusted_comment
from tests.signing import ThrowAwayKey

RFC_8032 = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24"
        "655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aee"
        "b00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28d"
        "c027beceea1ec40a",
    ),
)
"""Public key, message and signature: the tests 1 to 3 of the standard's section 7.1."""

# Made by minisign 0.11 with a key that was thrown away.
CONTENT = b"Papers stay here.\n"
KEY = "RWRfpml7CUM1d24DqZ2GM56FzzXsh/Ny5U4cWkzXWYIOr+nfmq18r1W+"
HASHED = """\
untrusted comment: signature from minisign secret key
RURfpml7CUM1d1RHiTqjKYcUCdcUDxusUypQLHrkMHDt5Ui8RbM0Iw9LNM9CJfdzARdQXx84S1IP/baxVdsRPWxMOBKEJzGYpAo=
trusted comment: muniment 0.1.0 linux-x86_64
RmyM0CVVgaQk0eYuKxBhOlzU1n3GepP/534a8QRXc6npy718uWDlu6qDYTzkjqLxvqUlZO6B5Ojo+yJuerhoCQ==
"""
LEGACY = """\
untrusted comment: signature from minisign secret key
RWRfpml7CUM1d4oNKo4USrwtHUbMwZQP3wjNN01qlkUX56d5cdiENQgX1G3mv1NaDVYFDUFJxGdqZakhZHxsBj3r+ZQ52wS3wQg=
trusted comment: legacy
nYjehQNYG+DpnkjElxloVOxuB/WkvAjF1+3tIxIqTTRIRvnhkS0gXVtiE0jc5SqR4eFKwZjzPZVuWAvR6S9kBg==
"""


@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_the_standards_own_signatures_are_believed_and_none_that_differs_in_a_bit(
    key: str, message: str, signature: str
) -> None:
    owner, said, signed = (bytes.fromhex(part) for part in (key, message, signature))
    assert ed25519.is_signed(said, signed, owner)
    assert not ed25519.is_signed(said + b"\0", signed, owner)
    for place in (0, 31, 32, 63):
        changed = bytearray(signed)
        changed[place] ^= 1
        assert not ed25519.is_signed(said, bytes(changed), owner)


def test_a_signature_in_a_second_form_is_none() -> None:
    owner, said, signed = (bytes.fromhex(part) for part in RFC_8032[1])
    order = 2**252 + 27742317777372353535851937790883648493
    larger = int.from_bytes(signed[32:], "little") + order
    assert not ed25519.is_signed(said, signed[:32] + larger.to_bytes(32, "little"), owner)


@pytest.mark.parametrize("key", ["00" * 32, "01" + "00" * 31, "ec" + "ff" * 30 + "7f", "ed" + "ff" * 30 + "7f"])
def test_a_key_that_would_take_any_signature_is_refused(key: str) -> None:
    # With a neutral key, R = S·B is "valid" for every message.
    assert not ed25519.is_signed(b"anything", b"\x01" + bytes(63), bytes.fromhex(key))


@pytest.mark.parametrize(("signature", "comment"), [(HASHED, "muniment 0.1.0 linux-x86_64"), (LEGACY, "legacy")])
def test_what_minisign_signed_is_believed(signature: str, comment: str) -> None:
    assert trusted_comment(CONTENT, signature, read_key(KEY)) == comment


def test_a_keys_name_is_the_one_that_minisign_prints() -> None:
    assert read_key(f"untrusted comment: minisign public key 773543097B69A65F\n{KEY}\n").name == "773543097B69A65F"


def test_content_a_comment_or_a_signature_that_was_changed_is_refused() -> None:
    key = read_key(KEY)
    for content, signature in (
        (CONTENT + b" ", HASHED),
        (CONTENT, HASHED.replace("0.1.0", "0.2.0")),
        (CONTENT, HASHED.replace("RURfpml7CUM1d1RH", "RURfpml7CUM1d1RI")),
        (CONTENT, HASHED.replace("RmyM0CVV", "RmyM0CVW")),
        (CONTENT, "\n".join(HASHED.splitlines()[:2])),
        (CONTENT, ""),
    ):
        with pytest.raises(NotSigned):
            trusted_comment(content, signature, key)


def test_a_signature_of_another_key_is_refused_also_where_it_takes_on_the_keys_number() -> None:
    key = read_key(KEY)
    stranger = ThrowAwayKey()
    with pytest.raises(NotSigned, match="another key"):
        trusted_comment(CONTENT, stranger.signature(CONTENT, "muniment"), key)
    imposter = ThrowAwayKey(number=key.number)
    with pytest.raises(NotSigned, match="changed"):
        trusted_comment(CONTENT, imposter.signature(CONTENT, "muniment"), key)


@pytest.mark.parametrize("text", ["", "no key", base64.b64encode(b"Ed" + bytes(39)).decode()])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NotSigned):
        read_key(text)


def test_a_throw_away_key_signs_as_minisign_does() -> None:
    key = ThrowAwayKey()
    assert trusted_comment(CONTENT, key.signature(CONTENT, "for a test"), read_key(key.line)) == "for a test"
