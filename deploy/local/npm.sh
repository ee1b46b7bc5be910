# Read by the scripts in deploy/: the build takes the data of its gazetteer from npm, once.

has_place_data() {
  if [ -f "$project/platform/places/node_modules/.package-lock.json" ] || command -v npm >/dev/null; then return 0; fi
  echo "npm is needed to build and was not found: install it (apt-get install npm, brew install node)." >&2
  return 1
}
