from unknown_parts.same import CONF as C, notify as n


def run(ctx):
    n(ctx, C.what)  # NTF102 order.*
