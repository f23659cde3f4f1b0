package dev.walletport.planted.application;

import dev.walletport.planted.adapter.one.One;
import java.util.concurrent.Executor;

/** Knows an adapter, and a part of the JDK that is not on the list. */
final class KnowsTechnique {

  Object adapter() {
    return One.open();
  }

  Executor threads() {
    return Runnable::run;
  }
}
