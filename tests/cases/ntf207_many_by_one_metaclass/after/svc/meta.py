"""One metaclass behind four classes, and another behind two."""


class Renaming(type):  # NTF207: 'APayload' and 3 other classes: 'fields' cannot be resolved: its metaclass 'Renaming' may change it (do without it, or excuse this with a noqa comment)
    def __prepare__(name, bases):
        return {}


class Few(type):
    def __prepare__(name, bases):
        return {}


class Excused(type):  # noqa: NTF207
    def __prepare__(name, bases):
        return {}
