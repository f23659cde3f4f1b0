package dev.walletport.alternatives.application;

import com.google.inject.Injector;
import java.util.function.Supplier;

/** Keeps something with its thread in two more ways, and knows Guice. */
final class UsesThreadLocals {

  Supplier<String> inherited() {
    InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
    return inherited::get;
  }

  ThreadLocal<String> initial() {
    return ThreadLocal.withInitial(() -> "");
  }

  Injector injector(Injector injector) {
    return injector;
  }
}
