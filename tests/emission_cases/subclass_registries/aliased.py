import subclass_registries.same as s

Base = s.Event


class Refunded(Base):
    def __init__(self):
        super().__init__('refunded')  # NTF101 order.refunded


def send(ctx, kind):
    known = s.kinds
    known[kind]().send(ctx)
