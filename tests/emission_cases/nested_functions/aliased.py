import nested_functions.same as n
from nested_functions.same import closure as c, make as m

send = m('module')


def run(ctx):
    c(ctx, 'a')  # NTF101 a.start NTF101 a.end
    send('b')  # NTF101 module.b
    n.make('c')('d')  # NTF101 c.d
