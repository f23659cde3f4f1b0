package dev.walletport.recipes.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts the statements that are executed on the connections of a data source. */
final class CountingDataSource {

  private final AtomicInteger executed = new AtomicInteger();
  private final DataSource counted;

  CountingDataSource(DataSource dataSource) {
    this.counted = counting(DataSource.class, dataSource);
  }

  DataSource dataSource() {
    return counted;
  }

  int executed() {
    return executed.get();
  }

  private <T> T counting(Class<T> type, T target) {
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> counted(invoke(target, method, arguments), method)));
  }

  private Object counted(Object answer, Method method) {
    if (method.getName().startsWith("execute")) {
      executed.incrementAndGet();
    }
    if (method.getReturnType() == Connection.class && method.getName().equals("getConnection")) {
      return counting(Connection.class, (Connection) answer);
    }
    return method.getReturnType() == PreparedStatement.class
        ? counting(PreparedStatement.class, (PreparedStatement) answer)
        : answer;
  }

  static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
