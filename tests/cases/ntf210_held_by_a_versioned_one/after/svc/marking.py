"""What marks an event."""


def event(name):
    def mark(cls):
        cls.event_name = name
        return cls

    return mark
