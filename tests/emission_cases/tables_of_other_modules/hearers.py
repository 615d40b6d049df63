import tables_of_other_modules.tables as known
from tables_of_other_modules import tables


def saved(sender):
    tables.BUS.info(None, 'saved.' + sender.__name__, {})


def made(name):
    tables.BUS.info(None, f'made.{name}', {})


tables.HEARERS.append(saved)
known.BY_KIND['made'] = made
