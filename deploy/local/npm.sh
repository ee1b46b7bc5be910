# Read by the scripts in deploy/: the build takes the data of its gazetteer and the shapes of its map from npm, once.

has_place_data() {
  missing=
  for module in platform/places portal; do
    [ -f "$project/$module/node_modules/.package-lock.json" ] || missing=yes
  done
  if [ -z "$missing" ] && command -v node >/dev/null || command -v npm >/dev/null; then return 0; fi
  echo "npm is needed to build and was not found: install it (apt-get install npm, brew install node)." >&2
  return 1
}
