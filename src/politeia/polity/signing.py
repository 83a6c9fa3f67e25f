"""Signatures of acts with Ed25519: keys, signing, and checking. Needs the package cryptography."""

from __future__ import annotations

from typing import Any

from politeia.diagnostics.model import failure


def _library() -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise failure(
            "A180",
            "signatures need the package cryptography",
            remedy="Install it: pip install 'politeia[live]'.",
        ) from None
    return ed25519


def new_key() -> tuple[str, str]:
    """A new private key and its public key, in hexadecimal."""
    private = _library().Ed25519PrivateKey.generate()
    return private.private_bytes_raw().hex(), private.public_key().public_bytes_raw().hex()


def sign(private: str, content: str) -> str:
    """The signature of a text under a private key, in hexadecimal."""
    try:
        key = _library().Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private.strip()))
    except ValueError:
        raise failure(
            "A181",
            "this is no private key",
            expectation="A private key is 64 hexadecimal characters.",
            remedy="politeia live key FILE makes one.",
        ) from None
    signature: bytes = key.sign(content.encode("utf-8"))
    return signature.hex()


def is_signed_by(public: str, content: str, signature: str) -> bool:
    """Whether a text was signed with the private key of a public key."""
    from_library = _library()
    from cryptography.exceptions import InvalidSignature

    try:
        key = from_library.Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), content.encode("utf-8"))
    except (InvalidSignature, ValueError):
        return False
    return True


def is_key(public: str) -> bool:
    """Whether a text can be a public key."""
    try:
        return len(bytes.fromhex(public)) == 32
    except ValueError:
        return False
