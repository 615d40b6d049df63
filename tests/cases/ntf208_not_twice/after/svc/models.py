"""Of the same name as a payload class, and none itself."""


class OrderPayload:
    pass
