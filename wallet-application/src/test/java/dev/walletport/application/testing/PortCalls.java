package dev.walletport.application.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The moments right before and right after each call of a port that a node makes, numbered in
 * order. A node that stops at one of them leaves the same behind as one that stops anywhere between
 * it and the next.
 */
public final class PortCalls {

  /** Methods that neither send nor write anything. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("merchant", "isClosed", "pause", "hashCode", "equals", "toString");

  private final AtomicInteger moments = new AtomicInteger();
  private final Consumer<Moment> listener;

  /** Tells a listener of each moment, on the thread of the call; what it throws ends the call. */
  public PortCalls(Consumer<Moment> listener) {
    this.listener = listener;
  }

  /**
   * A moment.
   *
   * @param number counted from 1
   * @param name such as {@code before link}
   */
  public record Moment(int number, String name) {}

  /** A port whose calls are told, and otherwise go through. */
  public <P> P watched(Class<P> port, P target) {
    return port.cast(Proxy.newProxyInstance(
        port.getClassLoader(),
        new Class<?>[] {port},
        (proxy, method, arguments) -> call(target, method, arguments)));
  }

  @SuppressWarnings("NullAway") // Reflection passes null on where there are no arguments.
  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    if (WITHOUT_EFFECT.contains(method.getName())) {
      return invoke(target, method, arguments);
    }
    tell("before " + method.getName());
    Object answer = invoke(target, method, arguments);
    tell("after " + method.getName());
    return answer;
  }

  private void tell(String name) {
    listener.accept(new Moment(moments.incrementAndGet(), name));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
