package dev.walletport.adapter.juspay.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.json.PackageVersion;

/**
 * Which jackson-core is on the class path, and which is needed: {@code StreamReadConstraints}, the
 * bounds of what is read, came with 2.15. The check itself uses only what older versions have, too.
 */
public final class JacksonVersion {

  private static final int MAJOR = 2;
  private static final int MINOR = 15;

  private JacksonVersion() {}

  /**
   * Refuses a jackson-core that is too old, before anything is sent whose response could not be
   * read.
   *
   * @throws IllegalStateException if it is older than 2.15; names what is there and what is needed
   */
  public static void requireSupported() {
    require(PackageVersion.VERSION);
  }

  static void require(Version version) {
    if (!isSupported(version)) {
      throw new IllegalStateException("jackson-core " + version
          + " is on the class path: the Juspay adapter needs " + MAJOR + "." + MINOR + " or newer");
    }
  }

  private static boolean isSupported(Version version) {
    return version.getMajorVersion() > MAJOR
        || (version.getMajorVersion() == MAJOR && version.getMinorVersion() >= MINOR);
  }
}
