import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One OpenSearch node with the modules of its classpath: TestNode HOME KEY=VALUE..., with the keys of opensearch.yml.
 *
 * <p>It ends when its standard input does, so that it never outlives the process that started it.
 */
public final class TestNode extends Node {
    private TestNode(Environment environment) {
        super(environment, List.of(module(Netty4ModulePlugin.class), module(MapperExtrasModulePlugin.class)), true);
    }

    private static PluginInfo module(Class<? extends Plugin> plugin) {
        String name = plugin.getName();
        return new PluginInfo(name, name, "none", Version.CURRENT, "21", name, null, new ArrayList<>(), false);
    }

    private static Settings settings(String[] arguments) {
        Settings.Builder settings = Settings.builder().put(Environment.PATH_HOME_SETTING.getKey(), arguments[0]);
        for (int at = 1; at < arguments.length; at++) {
            String[] pair = arguments[at].split("=", 2);
            if (pair[1].contains(",")) {
                settings.putList(pair[0], pair[1].split(","));
            } else {
                settings.put(pair[0], pair[1]);
            }
        }
        return settings.build();
    }

    public static void main(String[] arguments) throws Exception {
        Node node = new TestNode(new Environment(settings(arguments), Path.of(arguments[0], "config")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (IOException error) {
                error.printStackTrace();
            }
        }));
        node.start();
        while (System.in.read() >= 0) {
            // nobody writes
        }
        Runtime.getRuntime().halt(0);
    }
}
