from proxies import same


class Middle(same.Proxy):
    def outer(self, suffix):
        self.tell('nested.%s' % suffix)


class Bottom(Middle):
    def run(self):
        self.outer('x')  # NTF101 nested.x
