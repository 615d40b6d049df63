from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Place:
    def __init__(self, event_type):
        self.event_type = event_type
        self.roads = []


class Road:
    def __init__(self, start, end):
        self.end = end
        start.roads.append(self)


NORTH = Place('north.reached')
SOUTH = Place('south.reached')
WEST = Place('west.reached')
DOWN = Road(NORTH, SOUTH)
OVER = Road(SOUTH, WEST)


def main():
    NOTIFIER.info({}, NORTH.event_type, {})  #! north.reached
    for road in NORTH.roads:
        NOTIFIER.info({}, road.end.event_type, {})  #! south.reached
        for further in road.end.roads:
            NOTIFIER.info({}, further.end.event_type, {})  #! west.reached

# run: main()
