from tables_of_other_modules import tables as directory


def make():
    directory.dispatch('made', 'one')  # NTF101 made.one
