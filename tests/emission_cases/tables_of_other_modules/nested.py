from tables_of_other_modules import tables


class Shelf:
    @staticmethod
    def gone(what):
        tables.BUS.info(None, 'gone.' + what, {})

    def clear(self):
        tables.remove('shelf')  # NTF101 gone.shelf


tables.NESTED['gone'].append(Shelf.gone)
