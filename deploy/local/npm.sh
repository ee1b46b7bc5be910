# Read by the scripts in deploy/: the build takes the data of its gazetteer and the shapes of its map from npm, once.

has_place_data() {
  missing=
  for module in platform/places portal; do
    [ -f "$project/$module/node_modules/.package-lock.json" ] || missing=yes
  done
  if { [ -z "$missing" ] || command -v npm >/dev/null; } && command -v node >/dev/null; then return 0; fi
  echo "npm and node are needed to build and were not found: install them (apt-get install npm, brew install node)." >&2
  return 1
}
