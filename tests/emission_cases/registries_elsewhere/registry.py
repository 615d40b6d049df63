import oslo_messaging

N = oslo_messaging.Notifier(None)
KNOWN = []
BY_NAME = {}
CLASSES = {}
TOPICS = []


def register(function):
    KNOWN.append(function)
    return function


def named(name):
    def registered(function):
        BY_NAME[name] = function
        return function

    return registered


def add_class(cls):
    CLASSES[cls.topic] = cls
    return cls


def add_topic(name):
    TOPICS.append(name)


def run(name, what):
    BY_NAME[name](what)
