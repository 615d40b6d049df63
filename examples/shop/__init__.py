"""An invented shop that sends versioned notifications about its orders."""
