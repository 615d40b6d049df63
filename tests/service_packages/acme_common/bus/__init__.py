from acme_common.bus._sending import send_event as publish
