package dev.walletport.probe;

import java.util.ArrayList;
import java.util.List;

/** The responses of a run, in order; a restart of the program begins with none. */
final class ReplyLog {

  private final List<Reply> replies = new ArrayList<>();

  synchronized void add(Reply reply) {
    replies.add(reply);
  }

  synchronized List<Reply> all() {
    return List.copyOf(replies);
  }
}
