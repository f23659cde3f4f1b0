package dev.walletport.adapter.juspay.http;

import java.util.Iterator;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * How long a connection is kept after a response: as long as the server says in {@code Keep-Alive:
 * timeout=…}, in seconds, but never longer than the setting.
 */
final class KeepAlive {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final TimeValue longest;

  KeepAlive(TimeValue longest) {
    this.longest = longest;
  }

  /** Answers how long, or null for a connection that has to be closed. */
  @Nullable
  TimeValue after(ClassicHttpResponse response) {
    if (!DefaultConnectionReuseStrategy.INSTANCE.keepAlive(null, response, null)) {
      return null;
    }
    return response.containsHeader("Keep-Alive") ? shortest(response) : longest;
  }

  private @Nullable TimeValue shortest(ClassicHttpResponse response) {
    TimeValue shortest = longest;
    Iterator<HeaderElement> elements = MessageSupport.iterate(response, "Keep-Alive");
    while (elements.hasNext()) {
      shortest = shorter(shortest, elements.next());
    }
    return shortest.getDuration() == 0 ? null : shortest;
  }

  private static TimeValue shorter(TimeValue ours, HeaderElement parameter) {
    String value = parameter.getValue();
    if (!parameter.getName().equalsIgnoreCase("timeout")
        || value == null
        || !SECONDS.matcher(value).matches()) {
      return ours;
    }
    TimeValue theirs = TimeValue.ofSeconds(Long.parseLong(value));
    return theirs.compareTo(ours) < 0 ? theirs : ours;
  }
}
