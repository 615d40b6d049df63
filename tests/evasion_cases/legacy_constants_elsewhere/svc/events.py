ORDER = 'order'


class Suffix:
    LOST = '.lost'
    RETURNED = '.returned'
