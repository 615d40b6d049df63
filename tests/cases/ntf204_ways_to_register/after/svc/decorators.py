"""A project's own decorators."""

from svc import base


def registered(cls):
    """Register a class."""
    base.ServiceObjectRegistry.register(cls)
    return cls


def registered_as(name):
    """Register a class under a name for people."""

    def decorate(cls):
        cls.title = name
        return base.ServiceObjectRegistry.register(cls)

    return decorate


def titled(name):
    """Has nothing to do with registering."""

    def decorate(cls):
        cls.title = name
        return cls

    return decorate
