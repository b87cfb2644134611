"""Where municipalities lie: outlines and points, read from open geodata, and the map drawn from them."""
