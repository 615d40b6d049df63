import attr


@attr.s(frozen=True)
class EnrolmentData:
    user = attr.ib(type=str)
    mode = attr.ib(type=str, default="audit")
