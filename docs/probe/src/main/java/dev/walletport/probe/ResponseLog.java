package dev.walletport.probe;

import java.util.ArrayList;
import java.util.List;

/** The responses of a run, in order; a restart of the program begins with none. */
final class ResponseLog {

  private final List<ProbeResponse> responses = new ArrayList<>();

  synchronized void add(ProbeResponse response) {
    responses.add(response);
  }

  synchronized List<ProbeResponse> all() {
    return List.copyOf(responses);
  }
}
