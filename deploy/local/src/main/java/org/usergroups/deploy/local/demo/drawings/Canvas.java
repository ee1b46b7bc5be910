package org.usergroups.deploy.local.demo.drawings;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** The few strokes of which all scenes are made. */
record Canvas(Graphics2D graphics, Palette palette, Random random) {

    static final int WIDTH = 1600;
    static final int HEIGHT = 1067;

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** A background from one colour at the top to another at the bottom, between two heights. */
    void wash(double top, double bottom, Color above, Color below) {
        graphics.setPaint(new GradientPaint(0, (float) top, above, 0, (float) bottom, below));
        graphics.fill(new Rectangle2D.Double(0, top, WIDTH, bottom - top));
    }

    void fill(Color color, Shape shape) {
        graphics.setPaint(color);
        graphics.fill(shape);
    }

    void box(Color color, double x, double y, double width, double height) {
        fill(color, new Rectangle2D.Double(x, y, width, height));
    }

    void card(Color color, double x, double y, double width, double height, double corner) {
        fill(color, new RoundRectangle2D.Double(x, y, width, height, corner, corner));
    }

    /** An ellipse around its centre. */
    void round(Color color, double x, double y, double radiusX, double radiusY) {
        fill(color, new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY));
    }

    void line(Color color, double thickness, double fromX, double fromY, double toX, double toY) {
        var path = new Path2D.Double();
        path.moveTo(fromX, fromY);
        path.lineTo(toX, toY);
        stroke(color, thickness, path);
    }

    void stroke(Color color, double thickness, Shape shape) {
        graphics.setPaint(color);
        graphics.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    void shape(Color color, double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (var i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        fill(color, path);
    }

    /** Light that fades with the distance. */
    void shine(Color color, int strength, double x, double y, double radius) {
        graphics.setPaint(
                new RadialGradientPaint((float) x, (float) y, (float) radius, new float[] {0f, 1f}, new Color[] {
                    Palette.clear(color, strength), Palette.clear(color, 0)
                }));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** A laptop from the side on which its screen is seen; {@code size} is its width. */
    void laptop(double x, double y, double size) {
        card(new Color(0x2b2f36), x - size / 2, y - size * 0.62, size, size * 0.62, size * 0.06);
        card(palette.pale(), x - size * 0.46, y - size * 0.58, size * 0.92, size * 0.53, size * 0.03);
        for (var row = 0; row < 5; row++) {
            var width = size * between(0.2, 0.7);
            card(palette.bar(row), x - size * 0.41, y - size * (0.52 - row * 0.095), width, size * 0.04, size * 0.03);
        }
        shape(
                new Color(0xb9bec6),
                x - size * 0.5,
                y,
                x + size * 0.5,
                y,
                x + size * 0.58,
                y + size * 0.12,
                x - size * 0.58,
                y + size * 0.12);
    }

    /** A cup from above. */
    void cup(double x, double y, double size) {
        round(Palette.clear(Color.BLACK, 40), x + size * 0.15, y + size * 0.15, size, size);
        round(palette.pale(), x, y, size, size);
        round(new Color(0x5b3a22), x, y, size * 0.75, size * 0.75);
    }

    /** Draws as if turned around a point. */
    void turned(double degrees, double x, double y, Runnable drawing) {
        var before = graphics.getTransform();
        graphics.transform(AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y));
        drawing.run();
        graphics.setTransform(before);
    }
}
