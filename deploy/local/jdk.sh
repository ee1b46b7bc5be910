# Read by the scripts in deploy/: finds a JDK 25 and sets JAVA_HOME, or says what to do.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

java_of_path() {
  found=$(command -v java) || return 0
  found=$(readlink -f "$found" 2>/dev/null || echo "$found")
  dirname "$(dirname "$found")"
}

find_jdk() {
  for candidate in "${JAVA_HOME:-}" "$(java_of_path)" /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "No JDK 25 was found in JAVA_HOME, PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks or /Library/Java: install one (https://adoptium.net) or set JAVA_HOME." >&2
  exit 1
}

# Runs a command of the launcher: run_stack <class> <arguments>
run_stack() {
  class=$1
  shift
  exec "$JAVA_HOME/bin/java" -Xmx48m -XX:+UseSerialGC -Xss512k -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow \
    "-Dusergroups.project=$project" -cp "$project/deploy/local/target/deploy-local.jar" \
    "org.usergroups.deploy.local.stack.$class" "$@"
}
