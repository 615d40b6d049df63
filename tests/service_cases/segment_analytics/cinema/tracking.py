from segment import analytics

analytics.write_key = "key"


class Tracker:
    """Adds to every event what is known of the visitor."""

    def __init__(self, visitor):
        self.visitor = visitor

    def track(self, event, **properties):
        analytics.track(self.visitor.id, event, {**properties, "plan": self.visitor.plan})
