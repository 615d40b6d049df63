"""Ways to pay, of which the class itself knows the usual one."""


class Ways(type):
    @property
    def usual(cls):
        return 'cheque'  # NTF201: 'BillPayload' changed and VERSION is still 1.0: ...


class Way(metaclass=Ways):
    pass
