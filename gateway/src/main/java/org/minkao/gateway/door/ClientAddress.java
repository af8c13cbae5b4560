package org.minkao.gateway.door;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The address a request counts for: the peer of the connection, or what a trusted proxy says. */
public final class ClientAddress {

    private final List<Network> trusted;

    public ClientAddress(AddressSettings settings) {
        List<String> texts = settings.trustedProxies();
        this.trusted =
                texts == null ? List.of() : texts.stream().map(Network::parse).toList();
    }

    /** An IPv6 subscriber owns a /64, so that is what counts. */
    public String of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress peer = remote == null ? null : remote.getAddress();
        if (peer == null) {
            return "unknown";
        }
        return key(trusts(peer) ? saidByProxy(request, peer) : peer);
    }

    private InetAddress saidByProxy(ServerHttpRequest request, InetAddress peer) {
        String[] hops = String.join(",", request.getHeaders().getOrEmpty("X-Forwarded-For"))
                .split(",", -1);
        InetAddress nearest = peer;
        for (int i = hops.length - 1; i >= 0; i--) {
            InetAddress hop = literal(hops[i].strip());
            if (hop == null) {
                return nearest;
            }
            nearest = hop;
            if (!trusts(hop)) {
                return hop;
            }
        }
        return nearest;
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.holds(address));
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? Arrays.toString(bytes) : Arrays.toString(Arrays.copyOf(bytes, 8));
    }

    /** Only literals: a name would be asked of the network. */
    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static final class Network {
        private final byte[] address;
        private final int bits;

        private Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        static Network parse(String text) {
            int slash = text.indexOf('/');
            InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
            if (address == null) {
                throw wrong(text);
            }
            byte[] bytes = address.getAddress();
            try {
                int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(text.substring(slash + 1));
                if (bits < 0 || bits > bytes.length * 8) {
                    throw wrong(text);
                }
                return new Network(bytes, bits);
            } catch (NumberFormatException notANumber) {
                throw wrong(text);
            }
        }

        private static IllegalArgumentException wrong(String text) {
            return new IllegalArgumentException(
                    "minkao.address.trusted-proxies has " + text + " (expected: a network such as 10.0.0.0/8)");
        }

        boolean holds(InetAddress other) {
            byte[] bytes = other.getAddress();
            if (bytes.length != address.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if ((bytes[i / 8] & mask) != (address[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
