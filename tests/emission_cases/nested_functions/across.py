from nested_functions import same


def run(ctx):
    same.closure(ctx, 'far')  # NTF101 far.start NTF101 far.end
    same.make('from')('far')  # NTF101 from.far

    def inside(what):
        same.closure(ctx, what)

    inside('in')  # NTF101 in.start NTF101 in.end
