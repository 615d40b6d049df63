import oslo_messaging

N = oslo_messaging.Notifier(None)


class Shape:
    """What has a size."""

    kind = 'shape'

    def __init__(self, size: int) -> None:
        self.size = size

    def tell(self, ctx):
        N.info(ctx, f'{self.kind}.told', {})  #! circle.told square.told


class Circle(Shape):
    kind = 'circle'

    def __init__(self, size: int) -> None:
        Shape.__init__(self, size)


class Square(Shape):
    kind = 'square'

    def __init__(self, size: int) -> None:
        super(Square, self).__init__(size)


def largest(one: Shape, other: Shape) -> Shape:
    if isinstance(one, Shape) and one.size > other.size:
        return one
    return other


def main(ctx):
    shape: Shape = largest(Circle(1), Square(2))
    shape.tell(ctx)
    largest(Circle(2), Square(1)).tell(ctx)

# run: main(ctx)
