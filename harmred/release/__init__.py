"""What leaves the room: stamped, and kept where it belongs."""
