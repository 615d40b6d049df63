import enum


class Phase:
    START = 'start'
    END = 'end'
    ALL = (START, END)


class Action(enum.Enum):
    CREATE = 'create'
    DELETE = 'delete'


class Kind(enum.StrEnum):
    ORDER = 'order'
    CART = 'cart'
