namespace Lis.Import.Directories;

/// <summary>The areas that exist for the caller of an import.</summary>
public interface IAreaDirectory
{
    /// <summary>The area that a code, a name or another spelling of it means.</summary>
    AreaMatch Find(string text);
}
