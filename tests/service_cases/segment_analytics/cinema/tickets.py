from segment import analytics

from cinema.tracking import Tracker


def buy(visitor, seats):
    tracker = Tracker(visitor)
    tracker.track("Ticket Bought", seats=seats)  # sends 'Ticket Bought'
    analytics.identify(visitor.id, {"email": visitor.email})


def refund(visitor):
    analytics.track(visitor.id, event="Ticket Refunded")  # sends 'Ticket Refunded'


def view(visitor, page):
    Tracker(visitor).track("Viewed " + page.heading)  # may send 'Viewed *'
