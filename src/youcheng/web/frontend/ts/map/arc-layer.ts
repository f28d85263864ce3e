// All ties in one draw call: seventeen thousand great circles stay fluent because nothing is tiled or sent to a worker.
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from "maplibre-gl";
import type { ArcBuffers } from "./arcs";

export type Colour = [number, number, number];

const VERTEX = `#version 300 es
uniform mat4 u_matrix;
uniform float u_shift;
uniform float u_size;
in vec2 a_position;
void main() {
  gl_Position = u_matrix * vec4(a_position.x + u_shift, a_position.y, 0.0, 1.0);
  gl_PointSize = u_size;
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
uniform vec4 u_colour;
uniform bool u_round;
out vec4 colour;
void main() {
  if (u_round && distance(gl_PointCoord, vec2(0.5)) > 0.5) discard;
  colour = vec4(u_colour.rgb * u_colour.a, u_colour.a);
}`;

function shader(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const made = gl.createShader(kind)!;
  gl.shaderSource(made, source);
  gl.compileShader(made);
  return made;
}

export class ArcLayer implements CustomLayerInterface {
  readonly id = "ties";
  readonly type = "custom" as const;
  private program: WebGLProgram | undefined;
  private lines: WebGLVertexArrayObject | undefined;
  private points: WebGLVertexArrayObject | undefined;
  private map: MapLibreMap | undefined;

  constructor(
    private readonly arcs: ArcBuffers,
    private readonly places: Float32Array,
    public lineColour: Colour,
    public pointColour: Colour,
    public strength: number,
  ) {}

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.map = map;
    const program = gl.createProgram()!;
    gl.attachShader(program, shader(gl, gl.VERTEX_SHADER, VERTEX));
    gl.attachShader(program, shader(gl, gl.FRAGMENT_SHADER, FRAGMENT));
    gl.bindAttribLocation(program, 0, "a_position");
    gl.linkProgram(program);
    this.program = program;
    this.lines = this.array(gl, this.arcs.vertices, this.arcs.indices);
    this.points = this.array(gl, this.places);
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!this.program || !this.lines || !this.points || !this.map) return;
    gl.useProgram(this.program);
    const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(this.program!, name);
    gl.uniformMatrix4fv(at("u_matrix"), false, Float32Array.from(input.defaultProjectionData.mainMatrix));
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const ratio = window.devicePixelRatio;
    const size = Math.min(7, Math.max(1.25, this.map.getZoom() * 1.25)) * ratio;
    for (const shift of [-1, 0, 1]) {
      gl.uniform1f(at("u_shift"), shift);
      gl.uniform1i(at("u_round"), 0);
      gl.uniform4f(at("u_colour"), ...this.lineColour, this.strength);
      gl.bindVertexArray(this.lines);
      gl.drawElements(gl.LINE_STRIP, this.arcs.indices.length, gl.UNSIGNED_INT, 0);
      gl.uniform1i(at("u_round"), 1);
      gl.uniform1f(at("u_size"), size);
      gl.uniform4f(at("u_colour"), ...this.pointColour, 0.75);
      gl.bindVertexArray(this.points);
      gl.drawArrays(gl.POINTS, 0, this.places.length / 2);
    }
    gl.bindVertexArray(null);
  }

  private array(gl: WebGL2RenderingContext, values: Float32Array, indices?: Uint32Array): WebGLVertexArrayObject {
    const made = gl.createVertexArray()!;
    gl.bindVertexArray(made);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    if (indices) {
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STATIC_DRAW);
    }
    gl.bindVertexArray(null);
    return made;
  }
}
