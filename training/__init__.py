"""How the bundled encoder is made."""
