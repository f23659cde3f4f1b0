package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;

/**
 * The least: one socket without TLS or timeout, a request made before, a response whose head is
 * taken apart by hand, for one thread.
 */
final class RawSocketWalletClient implements WalletClient {

  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final String LENGTH = "\nContent-Length: ";

  private final byte[] request;
  private final byte[] response = new byte[4 * 1024];
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RawSocketWalletClient(URI baseUri) throws IOException {
    request = ("POST " + TARGET + " HTTP/1.1\r\nHost: " + baseUri.getAuthority()
            + "\r\nAuthorization: " + WalletBody.AUTHORIZATION
            + "\r\nx-routing-id: " + CUSTOMER_ID
            + "\r\nContent-Type: " + FORM_TYPE
            + "\r\nContent-Length: " + FORM.length() + "\r\n\r\n" + FORM)
        .getBytes(US_ASCII);
    socket = new Socket(baseUri.getHost(), baseUri.getPort());
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  @Override
  public Object link() throws IOException {
    out.write(request);
    int filled = 0;
    int head = -1;
    while (head < 0) {
      filled = fill(filled);
      head = after("\r\n\r\n", filled);
    }
    int end = head + number(after(LENGTH, head));
    while (filled < end) {
      filled = fill(filled);
    }
    return WalletBody.linked(number(STATUS_AT), Arrays.copyOfRange(response, head, end));
  }

  private int fill(int filled) throws IOException {
    int more = in.read(response, filled, response.length - filled);
    if (more <= 0) {
      throw new EOFException("a response was cut, or is too long");
    }
    return filled + more;
  }

  /** The place behind some text; -1 if it is not there. */
  private int after(String text, int filled) {
    for (int at = 0; at <= filled - text.length(); at++) {
      if (isAt(at, text)) {
        return at + text.length();
      }
    }
    return -1;
  }

  private boolean isAt(int start, String text) {
    for (int at = 0; at < text.length(); at++) {
      if (response[start + at] != text.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  private int number(int start) {
    int number = 0;
    for (int at = start; response[at] >= '0' && response[at] <= '9'; at++) {
      number = number * 10 + response[at] - '0';
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
