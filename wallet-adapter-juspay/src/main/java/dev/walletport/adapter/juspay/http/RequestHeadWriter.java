package dev.walletport.adapter.juspay.http;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;

/** Writes the head of a request as RFC 9112 has it; what is the same in all is prepared. */
final class RequestHeadWriter {

  /** Without a charset, as Juspay's pages have it. */
  private static final String FORM_TYPE = "Content-Type: application/x-www-form-urlencoded\r\n";

  private final String beforePath;
  private final String afterPath;
  private final String host;
  private final String afterFormLength;
  private final String end;

  RequestHeadWriter(TransportSettings settings) {
    this.beforePath = beforePath(settings);
    this.afterPath = " HTTP/1.1\r\n";
    this.host = "Host: " + settings.server().authority() + "\r\n";
    this.afterFormLength = "\r\n" + FORM_TYPE
        + (settings.expect() == Expect.CONTINUE ? "Expect: 100-continue\r\n" : "");
    this.end = "Connection: keep-alive\r\nUser-Agent: " + settings.userAgent() + "\r\n\r\n";
  }

  /** A proxy that is to hand a request on in clear has to know the server. */
  private static String beforePath(TransportSettings settings) {
    boolean handedOn = settings.proxy().isDefined() && !settings.server().isSecure();
    return handedOn ? " http://" + settings.server().authority() : " ";
  }

  void head(OutgoingRequest request, RequestBuffer into) {
    into.add(request.method());
    into.add(beforePath);
    into.add(request.path());
    into.add(afterPath);
    request.headers().addTo(into);
    into.add(host);
    String form = request.form();
    if (form != null) {
      into.add("Content-Length: ");
      into.add(Integer.toString(form.length()));
      into.add(afterFormLength);
    }
    into.add(end);
  }
}
